package org.linernotes.catalogue;

/** A JSON number as sent; never converted before its length is known. */
record JsonNumber(String text, boolean whole) {}
