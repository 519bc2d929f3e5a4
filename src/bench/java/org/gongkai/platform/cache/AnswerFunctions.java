package org.gongkai.platform.cache;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a cached read computes: the stored form of an answer and the comparison of entity tags. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AnswerFunctions {

  private static final String ETAG = "\"0123456789abcdef0123456789abcdef\"";
  private static final String OTHERS =
      "\"ffffffffffffffffffffffffffffffff\", W/\"eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee\", " + ETAG;

  private static final long MADE = 1_793_491_200_000L;

  /** Of a notice's size. */
  private static final int BODY = 2_500;

  private final ReadyAnswer answer =
      new ReadyAnswer(
          "application/json", List.of(), ETAG, MADE, MADE + 60_000, false, body(), null);

  private final byte[] stored = StoredAnswer.encode(answer);

  /** From what Redis holds to what is sent. */
  @Benchmark
  public int decode() {
    ReadyAnswer read = StoredAnswer.decode(stored);
    return read == null ? 0 : read.size();
  }

  /** The way back. */
  @Benchmark
  public byte[] encode() {
    return StoredAnswer.encode(answer);
  }

  /** The header of a client that has the answer. */
  @Benchmark
  public boolean matchingTag() {
    return Negotiation.has(ETAG, answer);
  }

  /** The header of a client that has three answers, of which the last is the one. */
  @Benchmark
  public boolean matchingList() {
    return Negotiation.has(OTHERS, answer);
  }

  private static byte[] body() {
    byte[] body = new byte[BODY];
    Arrays.fill(body, (byte) 'x');
    return body;
  }
}
