/** Review and close, with the list of what must hold first. */
import { h, put, say } from "../dom.js";
import { get, post } from "../api.js";
import { money, monthName, time } from "../format.js";
import { action, ask, badge, ends, failure, field, load, notice, panel } from "../parts.js";
import { CHECKS, word } from "../words.js";
import { table } from "../table.js";

/**
 * @param again shows the month anew, after it has moved on
 */
export function closing(month, periods, signal, again) {
  const period = periods.find((p) => p.period === month);
  if (!period) return null;
  const earlier = periods.find((p) => p.status !== "CLOSED" && p.period < month);
  const said = h("div", { class: "stack" });
  const body = h("div", { class: "stack" }, steps(period));
  const box = panel("Close", { actions: buttons(month, period, earlier, said, again) }, body, said);
  if (period.status === "REVIEW") draft(month, body, signal);
  return box;
}

function steps(period) {
  const reached = { OPEN: 0, REVIEW: 1, CLOSED: 2 }[period.status];
  const texts = [
    ["Open", [h("p", {}, "Takes entries as use is rated.")]],
    ["In review", stepText(period.reviewed, "Drafts are looked at; it still takes entries.")],
    ["Closed", stepText(period.closed, "For good: it never changes again.")],
  ];
  return h(
    "ol",
    { class: "steps", "aria-label": "Steps of the month" },
    texts.map(([name, text], i) =>
      h(
        "li",
        {
          class: i < reached || reached === 2 ? "done" : i === reached ? "now" : null,
          "aria-current": i === reached ? "step" : null,
        },
        h("strong", {}, name),
        text,
      ),
    ),
  );
}

function stepText(done, text) {
  return done ? [h("p", {}, time(done.at), " by ", done.by), h("p", {}, done.reason)] : [h("p", {}, text)];
}

function buttons(month, period, earlier, said, again) {
  if (period.status === "CLOSED") return null;
  if (earlier) return h("span", { class: "muted small" }, `${monthName(earlier.period)} comes first`);
  if (period.status === "OPEN")
    return action("Put to review", () => take(month, "review", said, again), {
      kind: "primary",
      onError: (e) => refused(e, said),
    });
  return action("Close month", () => take(month, "close", said, again), {
    kind: "primary",
    onError: (e) => refused(e, said),
  });
}

async function take(month, step, said, again) {
  const close = step === "close";
  const reason = h("textarea", { name: "reason", required: true, maxlength: "1000", rows: "2" });
  const answer = await ask(
    close ? `Close ${monthName(month)}` : `Put ${monthName(month)} to review`,
    h(
      "p",
      {},
      close
        ? "It takes no entry any more, and its statements are final. What comes later is booked in the next open month."
        : "The draft of its close is worked out. It takes entries still, and does not go back to open.",
    ),
    field("Reason, kept for ever with who and when", reason),
    ends(close ? "Close for good" : "Put to review"),
  );
  if (!answer) return;
  put(
    said,
    h(
      "p",
      { class: "muted" },
      close
        ? "Closing: what is in flight is waited for, then every check is made. This can take minutes."
        : "Working out the draft\u2026",
    ),
  );
  await post(`/v1/periods/${month}/${step}`, { reason: answer.get("reason") });
  say(close ? `${monthName(month)} is closed` : `${monthName(month)} is in review`);
  await again();
}

/** A close that is refused names what is off; nothing has changed. */
function refused(error, said) {
  const checks = error.problem?.checks;
  put(said, failure(error), checks ? list(checks) : null);
}

function draft(month, body, signal) {
  const box = h("div");
  body.append(box);
  const look = () =>
    load(
      box,
      () => get(`/v1/periods/${month}/draft`, { signal }),
      (summary) => [
        h(
          "div",
          { class: "between" },
          h("h3", {}, "Check list of the close, as of now"),
          action("Look again", look, { kind: "quiet" }),
        ),
        list(summary.checks),
        summary.parked.length ? parked(summary.parked) : null,
        summary.charges.length ? charges(summary.charges) : null,
      ],
    );
  look();
}

export function list(checks) {
  return h(
    "ul",
    { class: "checks" },
    checks.map((check) => {
      const [name, why] = CHECKS[check.check] ?? [check.check, ""];
      return h(
        "li",
        { "data-check": check.check, "data-ok": String(check.ok) },
        badge(check.ok ? "Holds" : "Differs", check.ok ? "ok" : "bad"),
        h(
          "div",
          {},
          h("div", {}, h("strong", {}, name)),
          h("p", { class: "why" }, why),
          check.differences.map((difference) => h("p", { class: "difference" }, difference)),
        ),
      );
    }),
  );
}

function parked(parties) {
  return notice(
    "warn",
    h(
      "p",
      {},
      h("strong", {}, "Left out of this month's statements"),
      ", since their ledger is not what the accruals say. All others are stated; these follow when their books add up.",
    ),
    h(
      "ul",
      {},
      parties.map((p) =>
        h(
          "li",
          {},
          p.party,
          ": ledger ",
          money(p.ledger, p.currency),
          ", expected ",
          money(p.expected, p.currency),
        ),
      ),
    ),
  );
}

function charges(rows) {
  return h(
    "div",
    { class: "stack" },
    h("h3", {}, "Pools and guarantees that the close books"),
    table(
      "Pools and guarantees",
      [
        { title: "Licence", cell: (c) => c.licenceId },
        { title: "Charge", cell: (c) => word(c.charge) },
        { title: "Month of use", cell: (c) => c.originMonth },
        { title: "Lines", right: true, cell: (c) => c.lines },
        { title: "Amount", right: true, cell: (c) => money(c.amount, c.currency, { aligned: true }) },
      ],
      { rows },
    ),
  );
}
