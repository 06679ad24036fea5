package org.linernotes.standalone;

/** Is told of the parts of a stack as they come up. */
public interface StartWatcher {
  /** Nobody watches. */
  StartWatcher NONE =
      new StartWatcher() {
        @Override
        public void kafka(String bootstrapServers) {}

        @Override
        public void postgres(String jdbcUrl) {}
      };

  void kafka(String bootstrapServers);

  void postgres(String jdbcUrl);
}
