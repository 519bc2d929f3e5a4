package org.gongkai.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gongkai.platform.security.Digests;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangedFieldsTest {

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void tellsOnlyWhatDiffers() {
    Map<String, Object> before = state("集市", 1, "甲");
    Map<String, Object> after = state("集市", 2, "甲");
    assertThat(told(ChangedFields.between(json, before, after)))
        .isEqualTo(read("{\"before\":{\"number\":1},\"after\":{\"number\":2}}"));
  }

  @Test
  void tellsWhatCameAndWhatWent() {
    Map<String, Object> state = state("集市", 1, "甲");
    assertThat(told(ChangedFields.between(json, null, state)))
        .isEqualTo(read("{\"after\":{\"title\":\"集市\",\"number\":1,\"note\":\"甲\"}}"));
    assertThat(told(ChangedFields.between(json, state, null)))
        .isEqualTo(read("{\"before\":{\"title\":\"集市\",\"number\":1,\"note\":\"甲\"}}"));
  }

  @Test
  void takesNothingForWhatIsNull() {
    Map<String, Object> before = state("集市", 1, null);
    assertThat(told(ChangedFields.between(json, before, Map.of("title", "集市", "number", 1))))
        .isEqualTo(read("{\"before\":{},\"after\":{}}"));
    assertThat(told(ChangedFields.between(json, before, state("集市", 1, "甲"))))
        .isEqualTo(read("{\"before\":{\"note\":null},\"after\":{\"note\":\"甲\"}}"));
  }

  @Test
  void namesLongValuesByTheirDigest() {
    String edge = "𠮷".repeat(ChangedFields.LONGEST / 2);
    String longer = edge + "。";
    JsonNode after =
        told(ChangedFields.between(json, null, Map.of("edge", edge, "longer", longer)))
            .path("after");
    assertThat(after.path("edge").asText()).isEqualTo(edge);
    assertThat(after.path("longer").path("sha256").asText()).isEqualTo(Digests.sha256Hex(longer));
    assertThat(after.path("longer").path("length").asInt()).isEqualTo(ChangedFields.LONGEST + 1);
    List<Integer> many = IntStream.range(0, 200).boxed().toList();
    JsonNode list =
        told(ChangedFields.between(json, Map.of("many", List.of()), Map.of("many", many)));
    assertThat(list.path("before").path("many").isEmpty()).isTrue();
    assertThat(list.path("after").path("many").path("sha256").asText()).hasSize(64);
  }

  private static Map<String, Object> state(String title, int number, @Nullable String note) {
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("title", title);
    state.put("number", number);
    state.put("note", note);
    return state;
  }

  private JsonNode told(Map<String, Object> changed) {
    return json.valueToTree(changed);
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
