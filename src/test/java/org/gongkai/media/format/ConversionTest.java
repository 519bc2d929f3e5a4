package org.gongkai.media.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionTest {

  private static final BufferedImage SMALL = SampleFiles.halves(40, 30);

  static Map<FileFormat, byte[]> samples() {
    Map<FileFormat, byte[]> samples = new LinkedHashMap<>();
    samples.put(FileFormat.JPEG, SampleFiles.encoded(SMALL, "jpg"));
    samples.put(FileFormat.PNG, SampleFiles.encoded(SMALL, "png"));
    samples.put(FileFormat.GIF, SampleFiles.encoded(SMALL, "gif"));
    samples.put(FileFormat.BMP, SampleFiles.encoded(SMALL, "bmp"));
    samples.put(FileFormat.PDF, SampleFiles.pdf());
    samples.put(FileFormat.DOCX, SampleFiles.docx());
    samples.put(FileFormat.XLSX, SampleFiles.xlsx());
    samples.put(FileFormat.PPTX, SampleFiles.pptx());
    samples.put(FileFormat.OFD, SampleFiles.ofd());
    return samples;
  }

  private static byte[] sample(FileFormat format) {
    byte[] sample = samples().get(format);
    if (sample == null) {
      throw new IllegalArgumentException(format.name());
    }
    return sample;
  }

  @ParameterizedTest
  @EnumSource
  void takesEveryFormatAndEachOnlyAsItself(FileFormat format) {
    byte[] sample = sample(format);
    Conversion kept = Conversion.of(format, sample);
    if (!format.isImage()) {
      assertThat(kept.format()).isEqualTo(format);
      assertThat(kept.bytes()).isEqualTo(sample);
      assertThat(kept.variants()).isEmpty();
      assertThat(kept.width()).isNull();
    } else {
      assertThat(kept.format())
          .isEqualTo(format == FileFormat.JPEG ? FileFormat.JPEG : FileFormat.PNG);
      assertThat(kept.format().begins(kept.bytes())).isTrue();
      assertThat(kept.variants()).containsOnlyKeys(Variant.values());
      assertHalves(kept, 40, 30);
    }
    samples()
        .forEach(
            (other, file) -> {
              if (other != format) {
                assertRefused(ProblemType.MEDIA_UNREADABLE, format, file);
              }
            });
  }

  private static void assertHalves(Conversion kept, int width, int height) {
    BufferedImage image = SampleFiles.decoded(kept.bytes());
    assertThat(List.of(image.getWidth(), image.getHeight())).isEqualTo(List.of(width, height));
    assertThat(kept.width()).isEqualTo(width);
    assertThat(kept.height()).isEqualTo(height);
    assertThat(isRed(image, 4, height / 2)).isTrue();
    assertThat(isRed(image, width - 5, height / 2)).isFalse();
  }

  private static boolean isRed(BufferedImage image, int x, int y) {
    Color color = new Color(image.getRGB(x, y));
    return color.getRed() > 200 && color.getBlue() < 60;
  }

  @ParameterizedTest
  @EnumSource
  void refusesEveryFormatCutShort(FileFormat format) {
    byte[] whole = sample(format);
    for (int length : List.of(0, 1, 3, whole.length / 3, whole.length / 2, whole.length * 9 / 10)) {
      assertRefused(ProblemType.MEDIA_UNREADABLE, format, Arrays.copyOf(whole, length));
    }
  }

  @Test
  void neverFailsOtherwiseOnDamagedFiles() {
    Random random = new Random(11);
    samples()
        .forEach(
            (format, whole) -> {
              for (int i = 0; i < 200; i++) {
                byte[] damaged = whole.clone();
                for (int n = 0; n < 1 + i % 5; n++) {
                  damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                assertThatCode(() -> takenOrRefused(format, damaged)).doesNotThrowAnyException();
              }
            });
  }

  private static void takenOrRefused(FileFormat format, byte[] file) {
    try {
      assertThat(Conversion.of(format, file).bytes()).isNotEmpty();
    } catch (ProblemException refused) {
      assertThat(refused.type()).isIn(ProblemType.MEDIA_UNREADABLE, ProblemType.MEDIA_TOO_LARGE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "<html></html>",
        "RIFF0000WEBPVP8 "
      })
  void takesNothingElseWhateverItIsCalled(String text) {
    for (FileFormat format : FileFormat.values()) {
      assertRefused(ProblemType.MEDIA_UNREADABLE, format, text.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(FileFormat.of("image/svg+xml")).isNull();
    assertThat(FileFormat.of("image/webp")).isNull();
    assertThat(FileFormat.of("application/zip")).isNull();
    assertThat(FileFormat.of("IMAGE/PNG")).isEqualTo(FileFormat.PNG);
  }

  // --- Size

  @Test
  void refusesClaimedDimensionsBeforeItDecodes() {
    assertRefused(
        ProblemType.MEDIA_TOO_LARGE, FileFormat.PNG, SampleFiles.pngClaiming(40_000, 40_000));
    assertRefused(
        ProblemType.MEDIA_TOO_LARGE,
        FileFormat.PNG,
        SampleFiles.pngClaiming(Integer.MAX_VALUE, Integer.MAX_VALUE));
    assertRefused(
        ProblemType.MEDIA_TOO_LARGE, FileFormat.PNG, SampleFiles.pngClaiming(8_000, 5_001));
    assertRefused(ProblemType.MEDIA_UNREADABLE, FileFormat.PNG, SampleFiles.pngClaiming(0, 10));
  }

  @Test
  void countsWhatAPixelTakes() {
    int half = (int) (ImageReading.MOST_PIXELS / 2 / 4_000);
    byte[] tooDeep = SampleFiles.pngClaiming(4_000, half + 1, 16, 6);
    assertRefused(ProblemType.MEDIA_TOO_LARGE, FileFormat.PNG, tooDeep);
    // Not too large, and has next to nothing of what it claims.
    byte[] deep = SampleFiles.pngClaiming(100, 100, 16, 6);
    assertRefused(ProblemType.MEDIA_UNREADABLE, FileFormat.PNG, deep);
  }

  @Test
  void keepsAtMostSixteenMillionPixels() {
    BufferedImage image = new BufferedImage(8_000, 4_900, BufferedImage.TYPE_BYTE_BINARY);
    Conversion kept = Conversion.of(FileFormat.PNG, SampleFiles.encoded(image, "png"));
    int width = kept.width() == null ? 0 : kept.width();
    int height = kept.height() == null ? 0 : kept.height();
    assertThat((long) width * height).isBetween(15_900_000L, 16_100_000L);
    assertThat((double) width / height).isBetween(1.63, 1.64);
  }

  @Test
  void refusesLargerImagesThanTenMebibytesAndNotLargerDocuments() {
    byte[] jpeg = Arrays.copyOf(sample(FileFormat.JPEG), (int) Conversion.LARGEST_IMAGE + 1);
    assertRefused(ProblemType.PAYLOAD_TOO_LARGE, FileFormat.JPEG, jpeg);
    byte[] just = Arrays.copyOf(jpeg, (int) Conversion.LARGEST_IMAGE);
    assertThat(Conversion.of(FileFormat.JPEG, just).bytes()).hasSizeLessThan(10_000);
  }

  @Test
  void refusesArchivesThatUnpackToFarMore() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("OFD.xml", "<OFD>" + " ".repeat(30 * 1024 * 1024) + "</OFD>");
    assertRefused(ProblemType.MEDIA_UNREADABLE, FileFormat.OFD, SampleFiles.zip(parts));
  }

  @Test
  void refusesArchivesThatOnlyLookLikeDocuments() {
    byte[] empty = SampleFiles.zip(Map.of("readme.txt", "x"));
    byte[] other = SampleFiles.zip(Map.of("OFD.xml", "<html/>"));
    byte[] external =
        SampleFiles.zip(Map.of("OFD.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><OFD>&b;</OFD>"));
    for (FileFormat format : List.of(FileFormat.OFD, FileFormat.DOCX, FileFormat.XLSX)) {
      assertRefused(ProblemType.MEDIA_UNREADABLE, format, empty);
      assertRefused(ProblemType.MEDIA_UNREADABLE, format, other);
    }
    assertRefused(ProblemType.MEDIA_UNREADABLE, FileFormat.DOCX, external);
  }

  // --- What else a file holds

  @Test
  void keepsNothingThatACameraNoted() {
    byte[] noted = SampleFiles.jpegWithExif(SMALL, 1);
    noted = SampleFiles.withSegment(noted, 0xFE, "张样例".getBytes(StandardCharsets.UTF_8));
    noted = SampleFiles.withSegment(noted, 0xED, "Photoshop 3.0".getBytes(StandardCharsets.UTF_8));
    assertThat(text(noted)).contains("张样例", "GPS", "Exif", "Photoshop");
    Conversion kept = Conversion.of(FileFormat.JPEG, noted);
    for (byte[] file : files(kept)) {
      assertThat(text(file)).doesNotContain("张样例", "GPS", "Exif", "Photoshop");
    }
    assertHalves(kept, 40, 30);
  }

  @Test
  void keepsNothingBehindOrWithinThePicture() {
    String script = "<script>alert(1)</script>";
    samples()
        .forEach(
            (format, file) -> {
              if (format.isImage()) {
                byte[] two = Arrays.copyOf(file, file.length + script.length());
                System.arraycopy(
                    script.getBytes(StandardCharsets.UTF_8), 0, two, file.length, script.length());
                for (byte[] kept : files(Conversion.of(format, two))) {
                  assertThat(text(kept)).doesNotContain("script");
                }
              }
            });
  }

  @Test
  void refusesMovingPictures() {
    assertRefused(ProblemType.MEDIA_UNREADABLE, FileFormat.GIF, SampleFiles.movingGif());
  }

  @ParameterizedTest
  @CsvSource({"1,L", "2,R", "3,R", "4,L", "5,T", "6,T", "7,B", "8,B"})
  void turnsPicturesUpright(int orientation, String red) {
    Conversion kept = Conversion.of(FileFormat.JPEG, SampleFiles.jpegWithExif(SMALL, orientation));
    BufferedImage image = SampleFiles.decoded(kept.bytes());
    boolean turned = orientation > 4;
    assertThat(image.getWidth()).isEqualTo(turned ? 30 : 40);
    assertThat(kept.width()).isEqualTo(image.getWidth());
    int x = red.equals("L") ? 4 : red.equals("R") ? image.getWidth() - 5 : 15;
    int y = red.equals("T") ? 4 : red.equals("B") ? image.getHeight() - 5 : 15;
    assertThat(isRed(image, x, y)).isTrue();
    int otherX = turned ? x : image.getWidth() - 1 - x;
    int otherY = turned ? image.getHeight() - 1 - y : y;
    assertThat(isRed(image, otherX, otherY)).isFalse();
  }

  // --- Variants

  @Test
  void keepsVariantsWithinTheirLimitsHoweverHardThePicture() {
    BufferedImage noise = SampleFiles.noise(1_600, 1_200);
    for (String format : List.of("jpg", "png")) {
      byte[] file = SampleFiles.encoded(noise, format);
      FileFormat declared = format.equals("jpg") ? FileFormat.JPEG : FileFormat.PNG;
      Conversion kept = Conversion.of(declared, file);
      assertThat(kept.width()).isEqualTo(1_600);
      kept.variants().forEach(ConversionTest::assertWithin);
    }
  }

  private static void assertWithin(Variant variant, Picture picture) {
    assertThat(picture.bytes().length).isBetween(1, variant.bytes());
    BufferedImage image = SampleFiles.decoded(picture.bytes());
    assertThat(image.getWidth()).isEqualTo(picture.width()).isLessThanOrEqualTo(variant.width());
    assertThat(image.getHeight()).isEqualTo(picture.height());
    assertThat(picture.format().begins(picture.bytes())).isTrue();
  }

  @Test
  void hasTheLimitsOfTheChannels() {
    assertThat(Variant.LARGE.width()).isEqualTo(1_080);
    assertThat(Variant.LARGE.bytes()).isLessThan(1_000_000);
    assertThat(Variant.THUMB.bytes()).isLessThanOrEqualTo(64 * 1_000);
    assertThat(Variant.SMALL.width()).isEqualTo(360);
  }

  @Test
  void takesTallPicturesToo() {
    byte[] tall = SampleFiles.encoded(SampleFiles.halves(100, 20_000), "png");
    Conversion.of(FileFormat.PNG, tall).variants().forEach(ConversionTest::assertWithin);
  }

  @Test
  void keepsTransparencyWherePossibleAndPutsWhiteBehindItElsewhere() {
    BufferedImage clear = new BufferedImage(50, 50, BufferedImage.TYPE_INT_ARGB);
    Conversion kept = Conversion.of(FileFormat.PNG, SampleFiles.encoded(clear, "png"));
    assertThat(SampleFiles.decoded(kept.bytes()).getRGB(25, 25) >>> 24).isZero();
    Picture thumb = kept.variants().get(Variant.THUMB);
    assertThat(thumb).isNotNull();
    assertThat(thumb == null ? null : thumb.format()).isEqualTo(FileFormat.JPEG);
    int color = thumb == null ? 0 : SampleFiles.decoded(thumb.bytes()).getRGB(25, 25);
    assertThat(color & 0xFFFFFF).isEqualTo(0xFFFFFF);
  }

  @Test
  void makesTheSameOfTheSame() {
    byte[] file = SampleFiles.encoded(SampleFiles.noise(300, 200), "jpg");
    List<byte[]> first = files(Conversion.of(FileFormat.JPEG, file));
    List<byte[]> second = files(Conversion.of(FileFormat.JPEG, file));
    assertThat(first).hasSameSizeAs(second).hasSize(4);
    for (int i = 0; i < first.size(); i++) {
      assertThat(first.get(i)).isEqualTo(second.get(i));
    }
  }

  private static List<byte[]> files(Conversion kept) {
    List<byte[]> files = new ArrayList<>(List.of(kept.bytes()));
    kept.variants().values().forEach(picture -> files.add(picture.bytes()));
    return files;
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }

  private static void assertRefused(ProblemType type, FileFormat format, byte[] file) {
    assertThatThrownBy(() -> Conversion.of(format, file))
        .as("%s of %d bytes", format, file.length)
        .isInstanceOfSatisfying(
            ProblemException.class, refused -> assertThat(refused.type()).isEqualTo(type));
  }
}
