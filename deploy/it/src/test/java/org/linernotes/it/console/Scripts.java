package org.linernotes.it.console;

/** Asked of the console's own modules, in the page. */
final class Scripts {
  /** A table of a hundred pages of a thousand rows: scrolled to its end, then sorted backwards. */
  static final String MANY_ROWS =
      """
      const done = arguments[arguments.length - 1];
      import('/console/js/table.js').then(async ({table}) => {
        async function* source() {
          for (let page = 0; page < 100; page++) {
            yield {rows: Array.from({length: 1000}, (_, i) => page * 1000 + i), last: page === 99};
          }
        }
        const columns = [{title: 'Number', sort: (n) => n, cell: (n) => String(n)},
          {title: 'Twice', right: true, cell: (n) => String(2 * n)}];
        const many = table('Many rows', columns, {source: source()});
        document.querySelector('main').replaceChildren(many);
        const frame = many.querySelector('.table');
        const drawn = () => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));
        const rows = () => [...many.querySelectorAll('tbody tr:not(.gap)')];
        await many.rows.everything();
        await drawn();
        frame.scrollTop = frame.scrollHeight;
        await drawn();
        const last = rows().at(-1).cells[0].textContent;
        await many.rows.sort(0);
        await many.rows.sort(0);
        await drawn();
        done({count: many.querySelector('table').getAttribute('aria-rowcount'), last,
          largest: rows()[0].cells[0].textContent, elements: rows().length});
      }).catch((error) => done({error: String(error)}));
      """;

  static final String MONEY =
      """
      const done = arguments[arguments.length - 1];
      import('/console/js/format.js').then(({moneyText, sum}) => done([
        moneyText('0.012000000', 'GBP'),
        moneyText('-1234567.890000000', 'JPY'),
        moneyText('0.123456000', 'JOD'),
        moneyText('-0.000000000', 'GBP'),
        moneyText('123456789012345678.123456789', 'GBP'),
        sum(['123456789012345678.123456789', '0.000000001'])]),
        (error) => done(String(error)));
      """;

  private Scripts() {}
}
