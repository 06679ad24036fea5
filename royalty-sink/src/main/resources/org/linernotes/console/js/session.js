/** The key lives in this tab alone and ends with it: no cookie, no storage that others share. */
const NAME = "linernotes.key";

/** Who the key says one is; known after the first answer of /v1/me. */
let me = null;

export const key = () => sessionStorage.getItem(NAME);
export const who = () => me;
export const is = (...roles) => me !== null && roles.includes(me.role);

export function signIn(newKey) {
  sessionStorage.setItem(NAME, newKey);
}

export function knownAs(answer) {
  me = answer;
}

export function signOut() {
  sessionStorage.removeItem(NAME);
  me = null;
}
