package org.linernotes.it.rig.fault;

/** One thing that goes wrong, and how it becomes right again. */
public interface Fault {
  /** What and where, for people: {@code kill -9 sink-2}. */
  String name();

  void inject();

  /** Returns when what was ended says that it is ready again. */
  void heal();

  /** A fault of two steps. */
  static Fault of(String name, Runnable inject, Runnable heal) {
    return new Fault() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void inject() {
        inject.run();
      }

      @Override
      public void heal() {
        heal.run();
      }
    };
  }
}
