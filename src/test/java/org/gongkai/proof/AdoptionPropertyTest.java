package org.gongkai.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.gongkai.testsupport.Refusals;
import org.gongkai.testsupport.Sandbox;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random sequences of everything that can be done about a consultation's comments, one request
 * after the other and many at once. The seed is part of each test's name; a longer run is {@code
 * -Dtest=AdoptionPropertyTest -Dgongkai.property.seeds=40}, another one begins at {@code
 * -Dgongkai.property.first=100}.
 */
@QuarkusTest
@QuarkusTestResource(Sandbox.class)
class AdoptionPropertyTest {

  private static final int ROUNDS = 2;
  private static final int STEPS = 10;
  private static final int AT_ONCE = 12;

  static LongStream seeds() {
    long first = Long.getLong("gongkai.property.first", 1);
    return LongStream.range(first, first + Long.getLong("gongkai.property.seeds", 4));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void keepsEveryCommentCountedAndAnswered(long seed) {
    Journey journey = new Journey(seed);
    try {
      go(journey);
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError("seed " + seed + " after " + journey.log(), failure);
    }
  }

  private static void go(Journey journey) {
    journey.begin();
    for (int round = 0; round < ROUNDS; round++) {
      someSteps(journey, journey.walk::any);
      journey.close();
      someSteps(journey, journey.walk::any);
      journey.atOnce(AT_ONCE, journey.walk::any);
      journey.check();
    }
    // The report meets whatever comes late, until it wins.
    while (!journey.model.isPublished()) {
      journey.closeAndAnswer();
      journey.atOnce(AT_ONCE, journey.walk::late);
      journey.check();
    }
    someSteps(journey, journey.walk::late);
    journey.atOnce(AT_ONCE, journey.walk::late);
    journey.check();
  }

  private static void someSteps(Journey journey, Supplier<Step> kind) {
    for (int i = 0; i < STEPS; i++) {
      oneAfterTheOther(journey, kind.get());
    }
    journey.requireModel();
    journey.check();
  }

  private static void oneAfterTheOther(Journey journey, Step step) {
    journey.note(step.operation() + " " + step.about() + " must be " + step.expected());
    if (step.expected().equals(Model.OK)) {
      Response done = step.request().get();
      assertThat(Step.outcome(done)).as(done.asString()).isEqualTo(Model.OK);
      journey.taken(step, done);
      step.effect().accept(done);
      return;
    }
    Response refused = Refusals.unchanging(step.operation(), step.request());
    Refusals.assertDocumented(step.operation(), refused.statusCode(), step.expected(), refused);
  }
}
