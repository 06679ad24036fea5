/** Events per second from totals since a service's start, over the last five minutes. */
const KEPT = 300;

export class Rates {
  constructor() {
    this.samples = [];
  }

  add(at, totals) {
    const seconds = Date.parse(at) / 1000;
    const last = this.samples.at(-1);
    // A total that falls was counted by a service that has started anew: its first total is no rate.
    const rates = {};
    for (const [name, total] of Object.entries(totals)) {
      const before = last?.totals[name] ?? (last ? 0 : total);
      rates[name] =
        last && seconds > last.seconds ? Math.max(0, total - before) / (seconds - last.seconds) : 0;
    }
    this.samples.push({ seconds, totals, rates });
    if (this.samples.length > KEPT) this.samples.shift();
  }

  now() {
    return Object.values(this.samples.at(-1)?.rates ?? {}).reduce((sum, rate) => sum + rate, 0);
  }

  lines() {
    const names = [...new Set(this.samples.flatMap((s) => Object.keys(s.totals)))].sort();
    return {
      seconds: this.samples.map((s) => s.seconds),
      series: names.map((name) => ({ name, values: this.samples.map((s) => s.rates[name] ?? 0) })),
    };
  }
}
