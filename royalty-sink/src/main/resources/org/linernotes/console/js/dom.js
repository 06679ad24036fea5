/** Elements without markup in strings: whatever the API answers, a title stays a text. */

/**
 * @param {string} tag element's name
 * @param {Object} [props] attributes; `on` has listeners, `class` a list or a string; null and false are left out
 * @param {...(Node|string|number|null|Array)} children nulls are left out
 */
export function h(tag, props, ...children) {
  return fill(document.createElement(tag), props, children);
}

const SVG = "http://www.w3.org/2000/svg";

export function svg(tag, props, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

function fill(element, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "on") {
      for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
    } else if (name === "class") {
      element.setAttribute("class", [value].flat().filter(Boolean).join(" "));
    } else {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  append(element, children);
  return element;
}

export function append(element, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
  return element;
}

/** What an element holds becomes this. */
export function put(element, ...children) {
  element.replaceChildren();
  return append(element, children);
}

/** Tells those who listen instead of look. */
export function say(text) {
  document.getElementById("said").textContent = text;
}

/** Calls once things have been quiet for so long. */
export function settled(millis, call) {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...args), millis);
  };
}
