package org.gongkai.audit.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointNoteTest {

  /** The first test vector of RFC 8032, section 7.1. */
  private static final String SEED =
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

  private static final String PUBLIC =
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

  private static final byte[] ROOT = MerkleHash.leaf("root");

  private final LogSigner signer = signer(SEED, List.of());

  @Test
  void derivesThePublicKeyOfThePublishedVector() {
    assertThat(HexFormat.of().formatHex(signer.key().publicKey())).isEqualTo(PUBLIC);
    assertThat(HexFormat.of().formatHex(signer.sign("")))
        .isEqualTo(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
  }

  @Test
  void writesWhatOthersRead() throws Exception {
    String note = CheckpointNote.sign(signer, 17, ROOT);
    assertThat(note)
        .startsWith(
            "log.example/evidence\n17\n" + base64(ROOT) + "\n\n\u2014 log.example/evidence ")
        .endsWith("\n");
    OutsidersCheck.Head head = OutsidersCheck.head(note, base64(signer.key().publicKey()));
    assertThat(head).isEqualTo(new OutsidersCheck.Head(17, base64(ROOT)));
    assertThat(CheckpointNote.isSigned(note, signer, 17, ROOT)).isTrue();
  }

  @Test
  void knowsItsEarlierKeys() {
    LogSigner earlier = signer("00".repeat(32), List.of());
    String note = CheckpointNote.sign(earlier, 17, ROOT);
    assertThat(CheckpointNote.isSigned(note, signer, 17, ROOT)).isFalse();
    LogSigner both = signer(SEED, List.of(earlier.key().verifierKey()));
    assertThat(CheckpointNote.isSigned(note, both, 17, ROOT)).isTrue();
    assertThat(both.keys()).hasSize(2);
    assertThat(both.key().publicKey()).isEqualTo(signer.key().publicKey());
  }

  @Test
  void takesNothingElseForSigned() {
    String note = CheckpointNote.sign(signer, 17, ROOT);
    byte[] other = MerkleHash.leaf("other");
    assertThat(CheckpointNote.isSigned(note, signer, 18, ROOT)).isFalse();
    assertThat(CheckpointNote.isSigned(note, signer, 17, other)).isFalse();
    String grown = note.replace("\n17\n", "\n18\n");
    assertThat(CheckpointNote.isSigned(grown, signer, 18, ROOT)).isFalse();
    for (String broken : List.of("", "\n\n\u2014 a b", note.substring(0, note.length() - 20))) {
      assertThat(CheckpointNote.isSigned(broken, signer, 17, ROOT)).as(broken).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a+b", "a+00000000+AAAA", "a+00000000+%%%"})
  void refusesVerifierKeysThatAreNone(String key) {
    assertThatThrownBy(() -> signer(SEED, List.of(key))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesAVerifierKeyWhoseHashIsAnothers() {
    String key = signer.key().verifierKey().replace(signer.key().hashHex(), "00000000");
    assertThatThrownBy(() -> LogKey.parse(key)).hasMessageContaining("hash");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AAAA", "not base64"})
  void refusesSigningKeysOfAnotherLength(String key) {
    assertThatThrownBy(() -> new LogSigner(new Settings(key, List.of())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("gongkai.evidence.signing-key");
  }

  private static LogSigner signer(String seed, List<String> earlier) {
    return new LogSigner(new Settings(base64(HexFormat.of().parseHex(seed)), earlier));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private record Settings(String signingKey, List<String> earlier) implements EvidenceConfig {

    @Override
    public String origin() {
      return "log.example/evidence";
    }

    @Override
    public Optional<List<String>> earlierKeys() {
      return Optional.of(earlier);
    }

    @Override
    public Optional<String> asOf() {
      return Optional.empty();
    }
  }
}
