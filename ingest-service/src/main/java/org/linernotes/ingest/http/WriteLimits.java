package org.linernotes.ingest.http;

import java.time.Duration;
import org.linernotes.ingest.body.BodyLimits;
import org.linernotes.ingest.flow.InFlight;

/**
 * What bounds write requests.
 *
 * @param requests at once
 * @param bodyIdle the longest wait for the next piece of a body
 * @param bodyBytesPerSecond the least average rate of a body, over the times that it is waited for
 * @param answerWithin from a body's last byte to the answer
 */
public record WriteLimits(
    BodyLimits body,
    InFlight.Limits inFlight,
    int requests,
    Duration bodyIdle,
    int bodyBytesPerSecond,
    Duration answerWithin) {}
