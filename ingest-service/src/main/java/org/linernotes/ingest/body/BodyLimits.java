package org.linernotes.ingest.body;

/**
 * What bounds a body.
 *
 * @param wholeBytes a body that is judged as a whole, inflated
 * @param wholeItems the items of one that is
 * @param lineBytes a line, whatever it holds
 * @param blockBytes a block of an Avro container, as it is sent and as it is inflated
 * @param inflationRatio inflated bytes to compressed ones, once there are enough of them to tell
 */
public record BodyLimits(
    int wholeBytes, int wholeItems, int lineBytes, int blockBytes, int inflationRatio) {}
