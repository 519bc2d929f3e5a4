package org.gongkai.benchmark.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.gongkai.comment.CommentStatus;
import org.gongkai.comment.SubmittedView;
import org.gongkai.platform.time.Times;
import org.gongkai.platform.web.JsonRules;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the answer to a comment computes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReceiptFunctions {

  private final ObjectMapper json = mapper();
  private final Instant at = Instant.parse("2026-03-02T00:00:00.123Z");
  private final SubmittedView receipt =
      new SubmittedView(new UUID(1, 2), "7K3M-9QTA-X2V4N", CommentStatus.PUBLIC, null, List.of());

  /** An instant as RFC 3339. */
  @Benchmark
  public String instant() {
    return Times.format(at);
  }

  /** The answer to a comment as JSON. */
  @Benchmark
  public byte[] receipt() throws JsonProcessingException {
    return json.writeValueAsBytes(receipt);
  }

  private static ObjectMapper mapper() {
    ObjectMapper json =
        JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    new JsonRules().customize(json);
    return json;
  }
}
