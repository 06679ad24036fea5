/** Numbers, money and times as people read them. Money stays decimal text: no binary fraction touches it. */
import { h } from "./dom.js";

const LOCALE = "en-GB";
const SCALE = 9;
const MINUS = "\u2212";
const wholes = new Intl.NumberFormat(LOCALE);
const currencies = new Map();

/** A decimal text as a whole number of billionths. */
export function nano(text) {
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? fail(text);
  const value = BigInt(whole + fraction.padEnd(SCALE, "0").slice(0, SCALE));
  return sign ? -value : value;
}

function fail(text) {
  throw new Error(`decimal: '${text}' (expected: digits, a point, digits)`);
}

/** The other way round. */
export function decimal(value) {
  const digits = (value < 0n ? -value : value).toString().padStart(SCALE + 1, "0");
  return (value < 0n ? "-" : "") + digits.slice(0, -SCALE) + "." + digits.slice(-SCALE);
}

export const sum = (texts) => decimal(texts.reduce((total, text) => total + nano(text), 0n));

function formOf(currency) {
  if (!currencies.has(currency)) {
    currencies.set(
      currency,
      new Intl.NumberFormat(LOCALE, {
        style: "currency",
        currency,
        minimumFractionDigits: digitsOf(currency),
        maximumFractionDigits: digitsOf(currency),
      }),
    );
  }
  return currencies.get(currency);
}

/** Of the minor unit; ISO 4217 gives some, such as XDR, none, and those are paid to two. */
function digitsOf(currency) {
  return new Intl.NumberFormat(LOCALE, { style: "currency", currency }).resolvedOptions()
    .maximumFractionDigits;
}

/** What can be paid, and the decimals beyond it; nothing is rounded. */
function pieces(amount, currency) {
  const [, sign, whole, fraction = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? fail(amount);
  const digits = digitsOf(currency);
  const payable = formOf(currency).format(`${whole}.${fraction.slice(0, digits) || "0"}`);
  const beyond = fraction.slice(digits).replace(/0+$/, "");
  const negative = sign && /[1-9]/.test(whole + fraction);
  return {
    payable: (negative ? MINUS : "") + payable,
    beyond: beyond && digits === 0 ? `.${beyond}` : beyond,
    whole: digits === 0,
  };
}

/** An amount in the form of its currency, to its last decimal, as a text. */
export function moneyText(amount, currency) {
  const { payable, beyond } = pieces(amount, currency);
  return payable + beyond;
}

/** The same as an element; aligned: to stand in a column, so that the points are below each other. */
export function money(amount, currency, { aligned = false } = {}) {
  const { payable, beyond, whole } = pieces(amount, currency);
  const rest = beyond || aligned ? h("span", { class: "beyond" }, beyond) : null;
  return h("span", { class: ["money", aligned && "aligned", whole && "whole"] }, payable, rest);
}

/** A number of things, with their name. */
export const many = (n, one) => `${count(n)} ${one}${n === 1 ? "" : "s"}`;

export const count = (n) => (n === null || n === undefined ? "\u2013" : wholes.format(n));

/** A decimal text without its idle zeros, in groups of thousands. */
export function plain(text) {
  if (text === null || text === undefined) return "\u2013";
  const [whole, fraction = ""] = String(text).split(".");
  const rest = fraction.replace(/0+$/, "");
  const digits = whole.replace("-", "");
  return (whole.startsWith("-") ? MINUS : "") + wholes.format(BigInt(digits)) + (rest ? `.${rest}` : "");
}

export const rate = (perSecond) =>
  perSecond >= 100 ? wholes.format(Math.round(perSecond)) : perSecond.toFixed(1);

export function percent(n, of) {
  if (!of) return "\u2013";
  const value = (100 * n) / of;
  return n > 0 && value < 0.1 ? "< 0.1 %" : `${value.toFixed(value >= 99.95 || value < 0.05 ? 0 : 1)} %`;
}

/** A split of a million as a percentage, exact. */
export function share(ppm) {
  if (ppm === null || ppm === undefined) return "\u2013";
  const fraction = String(ppm % 10_000)
    .padStart(4, "0")
    .replace(/0+$/, "");
  return `${Math.trunc(ppm / 10_000)}${fraction ? `.${fraction}` : ""} %`;
}

export function duration(seconds) {
  if (seconds === null || seconds === undefined) return "\u2013";
  if (seconds < 1) return "< 1 s";
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}

/** An instant, in UTC and saying so. */
export function time(text) {
  if (!text) return "\u2013";
  const instant = new Date(text).toISOString();
  return h(
    "time",
    { datetime: instant, class: "nowrap" },
    `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`,
  );
}

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** 2026-10 as October 2026. */
export function monthName(month) {
  const [year, number] = month.split("-").map(Number);
  return `${MONTHS[number - 1] ?? month} ${year}`;
}

/** The months up to this one, newest first. */
export function lastMonths(number, now = new Date()) {
  return Array.from({ length: number }, (_, back) => {
    const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1));
    return day.toISOString().slice(0, 7);
  });
}

/** Days as such, a span of two where they differ. */
export const days = (first, last) => (first === last || !last ? (first ?? "\u2013") : `${first} to ${last}`);

export const today = () => new Date().toISOString().slice(0, 10);
