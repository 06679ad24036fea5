/** Events per second from totals since a service's start, over the last five minutes. */
const KEPT = 300;

/** Over so long at least: what comes once a second comes now and then late, and two at once. */
const SPAN_MILLIS = 2500;

export class Rates {
  constructor() {
    this.samples = [];
  }

  /**
   * @param at the service's time, for the axis
   * @param totals by platform
   * @param millis when it came here: the pace is taken from it, since the service tells whole seconds
   */
  add(at, totals, millis = performance.now()) {
    const before = this.samples.findLast((s) => millis - s.millis >= SPAN_MILLIS) ?? this.samples[0];
    const rates = {};
    for (const [name, total] of Object.entries(totals)) rates[name] = pace(total, name, before, millis);
    this.samples.push({ seconds: Date.parse(at) / 1000, millis, totals, rates });
    if (this.samples.length > KEPT) this.samples.shift();
  }

  now() {
    return Object.values(this.samples.at(-1)?.rates ?? {}).reduce((sum, rate) => sum + rate, 0);
  }

  lines() {
    const names = [...new Set(this.samples.flatMap((s) => Object.keys(s.totals)))].sort();
    const values = (name) => this.samples.map((s) => s.rates[name] ?? 0);
    return {
      seconds: this.samples.map((s) => s.seconds),
      series: names.map((name) => ({ name, values: values(name) })),
    };
  }
}

/** A total that falls is that of a service that has started anew: it says nothing of the pace yet. */
function pace(total, name, before, millis) {
  if (!before || millis <= before.millis) return 0;
  return Math.max(0, total - (before.totals[name] ?? 0)) / ((millis - before.millis) / 1000);
}
