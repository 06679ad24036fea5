/** The API's words in those of its readers. A word that is not known here is shown as it is. */

const WORDS = {
  PRETRAINING: "Pretraining",
  FINE_TUNING: "Fine-tuning",
  EVALUATION: "Evaluation",
  DATASET_INCLUSION: "Dataset inclusion",
  CONDITIONING: "Conditioning",
  ANALYSIS: "Analysis",
  VOICE_MODEL: "Voice model",
  MASTER: "Master",
  PUBLISHING: "Publishing",
  AUTHORISED: "Authorised",
  UNMATCHED_TRACK: "Track unknown",
  NO_RIGHTSHOLDER: "No rightsholder",
  NO_LICENCE: "No licence",
  NOT_IN_TERM: "Outside the term",
  USE_TYPE_NOT_LICENSED: "Use type not licensed",
  MODEL_NOT_LICENSED: "Model not licensed",
  TERRITORY_NOT_LICENSED: "Territory not licensed",
  CONSENT_DENIED: "Consent denied",
  CONSENT_MISSING: "Consent missing",
  PER_EXPOSURE: "per exposure",
  PER_AUDIO_SECOND: "per second of audio",
  PER_TRACK_PER_RUN: "per track and run",
  MONTHLY_POOL: "monthly pool",
  MINIMUM_GUARANTEE: "Minimum guarantee",
  POOL: "Pool",
  POOL_UNALLOCATED: "Pool without use",
  USE: "Use",
  ACCRUAL: "Use recorded",
  LATE: "Late use",
  RETROACTIVE: "Terms changed",
  CORRECTION: "Correction",
  OPEN: "Open",
  REVIEW: "In review",
  CLOSED: "Closed",
  OPT_IN: "Opt-in",
  OPT_OUT: "Opt-out",
  NOT_REQUIRED: "Not required",
  RECORDED: "Recorded",
  VOIDED: "Taken back",
  CONFLICT: "In conflict",
  OWN_RATE: "your own rate",
  MEDIAN_RATE: "the median rate",
  CATALOGUE: "Whole catalogue",
  ARTISTS: "Artists",
  TRACKS: "Tracks",
  MAIN: "Main artist",
  FEATURED: "Featured artist",
  "*": "All",
};

export const word = (name) =>
  name === null || name === undefined || name === "" ? "\u2013" : (WORDS[name] ?? name);
export const words = (names) => (names ?? []).map(word).join(", ");

export const USE_TYPES = [
  "PRETRAINING",
  "FINE_TUNING",
  "EVALUATION",
  "DATASET_INCLUSION",
  "CONDITIONING",
  "ANALYSIS",
  "VOICE_MODEL",
];
export const SIDES = ["MASTER", "PUBLISHING"];
export const REASONS = [
  "UNMATCHED_TRACK",
  "NO_RIGHTSHOLDER",
  "NO_LICENCE",
  "NOT_IN_TERM",
  "USE_TYPE_NOT_LICENSED",
  "MODEL_NOT_LICENSED",
  "TERRITORY_NOT_LICENSED",
  "CONSENT_DENIED",
  "CONSENT_MISSING",
];

/** What each check of a close says, and where to look when it does not hold. */
export const CHECKS = {
  NOTHING_IN_FLIGHT: [
    "Nothing in flight",
    "All that was accepted before has reached the books. If not, wait a moment and look again.",
  ],
  RECORDED_EQUALS_RATED: ["Recorded equals rated", "Per platform, every use that counts has its verdicts."],
  ENTRIES_BALANCE: ["Entries balance", "Debits equal credits in every entry, to the ninth decimal."],
  LICENCE_INCOME: ["Licence income", "Per licence, what platforms owe is what parties are owed."],
  LEDGER_EQUALS_ACCRUALS: [
    "Ledger equals accruals",
    "The ledger, read anew against the accruals topic, cell by cell.",
  ],
};

const HINTS = {
  UNREACHABLE: "Check that the stack runs and that this machine reaches it, then try again.",
  ROLE_NOT_ALLOWED: "This key's role may not see this. Sign in with another key, or ask an admin for one.",
  NOT_YOURS: "This belongs to another party. What is yours is under the pages above.",
  DATABASE_UNAVAILABLE: "The database does not answer at the moment. Nothing is lost; try again shortly.",
  TOPICS_UNAVAILABLE: "The broker does not answer at the moment. Nothing is lost; try again shortly.",
  STATE_NOT_READY: "The rating state is being restored. Try again shortly.",
  MONTH_INVALID: "A month is written yyyy-MM, such as 2026-10.",
  PERIOD_OUT_OF_ORDER: "Months close in order: an earlier one is still open.",
  PERIOD_NOT_OVER: "A month closes once it is over (UTC). Review it as often as you like until then.",
  TRACK_NOT_FOUND: "No such track in the catalogue, or it is another's. Search for it by title or ISRC.",
};

/** What one can do about a problem. */
export function hint(error) {
  if (HINTS[error.code]) return HINTS[error.code];
  if (error.status === 404) return "It may have been moved, or the address has a typing mistake.";
  if (error.status >= 500)
    return "Nothing is lost. Try again shortly; if it stays so, ask who runs the stack.";
  return "";
}

/** `model` and version as licences write them. */
export const modelName = (model, version) => (version ? `${model}@${version}` : (model ?? "\u2013"));
