package org.linernotes.streams.rating;

import java.util.Collection;

/** All licences and consents, found by whom they concern. */
public interface Terms {

  /** Licences of a licensor; in no order. */
  Collection<Licence> licencesOf(String party);

  /** Consent records of an artist; in no order. */
  Collection<Consent> consentsOf(String artist);
}
