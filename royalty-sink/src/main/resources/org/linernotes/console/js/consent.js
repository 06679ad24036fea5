/** Which consent record decides, by the rules of the contract: what the switches show is what rating will say. */

/** The record that decides over a platform and use type on a day; null: the artist has not decided. */
export function deciding(records, platform, useType, day) {
  const named = (r) => [
    r.effectiveFrom,
    r.platform !== "*",
    !r.useTypes.includes("*"),
    r.decision === "OPT_OUT",
  ];
  return records
    .filter(
      (r) =>
        (r.platform === "*" || r.platform === platform) &&
        (r.useTypes.includes("*") || r.useTypes.includes(useType)),
    )
    .filter((r) => r.effectiveFrom <= day && (!r.effectiveTo || day < r.effectiveTo))
    .reduce((best, r) => (best === null || before(named(best), named(r)) ? r : best), null);
}

function before(a, b) {
  const i = a.findIndex((value, at) => value !== b[at]);
  return i >= 0 && a[i] < b[i];
}

/** A new record: an earlier decision stays as it was, so that what was used under it does too. */
export function decision(artist, platform, useType, choice, from) {
  return {
    consentId: `${artist}/${platform}/${useType}/${from}`,
    artist,
    platform,
    useTypes: [useType],
    decision: choice,
    effectiveFrom: from,
    effectiveTo: null,
  };
}
