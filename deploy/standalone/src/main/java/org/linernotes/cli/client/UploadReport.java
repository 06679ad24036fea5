package org.linernotes.cli.client;

/** How many items were sent, and what became of them. */
public record UploadReport(long received, long accepted, long rejected, long warned) {
  public static final UploadReport NONE = new UploadReport(0, 0, 0, 0);

  public UploadReport plus(UploadReport other) {
    return new UploadReport(
        received + other.received,
        accepted + other.accepted,
        rejected + other.rejected,
        warned + other.warned);
  }
}
