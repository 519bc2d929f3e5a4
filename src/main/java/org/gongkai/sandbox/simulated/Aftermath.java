package org.gongkai.sandbox.simulated;

/** What a call brings about beside its answer; done outside the platform's lock. */
interface Aftermath {

  /** Nothing. */
  Aftermath NONE =
      new Aftermath() {
        @Override
        public void beforeAnswer() {}

        @Override
        public void afterAnswer() {}
      };

  void beforeAnswer();

  void afterAnswer();
}
