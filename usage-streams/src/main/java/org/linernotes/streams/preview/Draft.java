package org.linernotes.streams.preview;

import java.util.List;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;

/** Terms that nobody has set yet; each would replace the one with the same id. */
public record Draft(List<Licence> licences, List<Consent> consents) {}
