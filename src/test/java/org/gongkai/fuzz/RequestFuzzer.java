package org.gongkai.fuzz;

import java.util.List;
import java.util.Random;
import org.gongkai.fuzz.FuzzContract.Operation;

/** Makes hostile requests, the same ones for the same seed and number. */
final class RequestFuzzer {

  private static final double GOOD = 0.04;
  private static final double SECOND_CHANGE = 0.15;
  private static final double OTHER_CALLER = 0.12;

  /** Spreads neighbouring numbers over the generator's states. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final List<Operation> operations;
  private final GoodRequests good;
  private final Mutations mutations;
  private final long seed;

  RequestFuzzer(FuzzContract contract, Subjects subjects, long seed) {
    SchemaSamples samples = new SchemaSamples(contract, subjects);
    this.operations = contract.operations();
    this.good = new GoodRequests(samples, subjects);
    this.mutations = new Mutations(contract, samples);
    this.seed = seed;
  }

  /** The request of this number; every operation has its turn. */
  FuzzRequest request(int number) {
    Random random = new Random(seed ^ ((number + 1) * SPREAD));
    Draft draft = good.make(operations.get(number % operations.size()), random);
    if (random.nextDouble() < OTHER_CALLER) {
      mutations.caller(draft);
    }
    if (random.nextDouble() >= GOOD) {
      mutations.change(draft);
      if (random.nextDouble() < SECOND_CHANGE) {
        mutations.change(draft);
      }
    }
    return draft.finish(number);
  }
}
