package org.gongkai.benchmark;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sends comments through the API to a server whose database holds 10,000 comments and to one whose
 * database holds 1,000,000, in turn, so that whatever else the machine does meets both alike. Fails
 * when the median at the larger size is more than 1.3 times that at the smaller.
 */
public final class IntakeBenchmark {

  private static final int SMALL = 10_000;
  private static final int LARGE = 1_000_000;
  private static final double MOST = 1.3;
  private static final int ROUNDS = 9;
  private static final int WARM_UP = 2;
  private static final int COMMENTS = 200;

  /** So many that each stays below the number of comments that one person may send. */
  private static final int CITIZENS = 125;

  private IntakeBenchmark() {}

  /**
   * Measures and prints.
   *
   * @param args the larger number of comments, a million without
   */
  public static void main(String[] args) {
    int large = args.length == 0 ? LARGE : Integer.parseInt(args[0]);
    try (FilledServer few = FilledServer.start(SMALL);
        FilledServer many = FilledServer.start(large)) {
      double ratio = measure(new Intake(few), new Intake(many), large);
      if (ratio > MOST) {
        throw new IllegalStateException("ratio " + ratio);
      }
    }
  }

  private static double measure(Intake few, Intake many, int large) {
    System.out.printf(
        "| round | ms at %d | ms at %d | ratio |%n|---|---:|---:|---:|%n", SMALL, large);
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      boolean fewFirst = round % 2 == 0;
      double[] first = (fewFirst ? few : many).round();
      double[] second = (fewFirst ? many : few).round();
      if (round >= 0) {
        few.keep(fewFirst ? first : second);
        many.keep(fewFirst ? second : first);
        print(Integer.toString(round + 1), few.last(), many.last());
      }
    }
    double ratio = many.all() / few.all();
    print("all", few.all(), many.all());
    return ratio;
  }

  private static void print(String round, double few, double many) {
    System.out.printf("| %s | %.2f | %.2f | %.2f |%n", round, few, many, many / few);
  }

  /** One server and what it took. */
  private static final class Intake {

    private final FilledServer server;
    private final List<String> citizens;
    private final List<double[]> rounds = new ArrayList<>();
    private int sent;

    Intake(FilledServer server) {
      this.server = server;
      this.citizens =
          IntStream.range(0, CITIZENS).mapToObj(i -> server.citizenToken("citizen" + i)).toList();
    }

    /** Milliseconds of each comment. */
    double[] round() {
      double[] millis = new double[COMMENTS];
      for (int i = 0; i < COMMENTS; i++) {
        String citizen = citizens.get(sent % CITIZENS);
        String text = "建议收费标准上墙公示，并注明监督电话，第" + sent++ + "次提出。";
        long begin = System.nanoTime();
        Response answer = server.submit(citizen, text);
        millis[i] = (System.nanoTime() - begin) / 1e6;
        if (answer.statusCode() != 201) {
          throw new IllegalStateException(answer.asString());
        }
      }
      return millis;
    }

    void keep(double[] millis) {
      rounds.add(millis);
    }

    double last() {
      return median(rounds.get(rounds.size() - 1));
    }

    double all() {
      return median(rounds.stream().flatMapToDouble(Arrays::stream).toArray());
    }

    private static double median(double[] values) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      return sorted[sorted.length / 2];
    }
  }
}
