package org.linernotes.usage;

/** What a track was used for (contract section 3). */
public enum UseType {
  PRETRAINING,
  FINE_TUNING,
  EVALUATION,
  DATASET_INCLUSION,
  CONDITIONING,
  ANALYSIS,
  VOICE_MODEL
}
