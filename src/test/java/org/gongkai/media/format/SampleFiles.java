package org.gongkai.media.format;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Real files of every format, made by other libraries than ours. */
public final class SampleFiles {

  private static final byte[] EXIF_HEAD = {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8};

  private SampleFiles() {}

  /** The left half red, the right half blue. */
  public static BufferedImage halves(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 2, height);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(width / 2, 0, width - width / 2, height);
    graphics.dispose();
    return image;
  }

  /** Nothing packs this well. */
  public static BufferedImage noise(int width, int height) {
    Random random = new Random(7);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    return image;
  }

  public static byte[] encoded(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException(format);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  public static BufferedImage decoded(byte[] file) {
    try {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
      if (image == null) {
        throw new IllegalArgumentException("no image");
      }
      return image;
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  /** A picture whose camera noted its position and an invented owner. */
  public static byte[] jpegWithExif(BufferedImage image, int orientation) {
    byte[] secret = "Artist: 张样例 GPS 27.99N 120.69E".getBytes(StandardCharsets.UTF_8);
    ByteBuffer exif = ByteBuffer.allocate(EXIF_HEAD.length + 2 + 12 + 4 + secret.length);
    exif.put(EXIF_HEAD).putShort((short) 1);
    exif.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0).put(secret);
    return withSegment(encoded(image, "jpg"), 0xE1, exif.array());
  }

  /** A JPEG file with a further segment at its beginning. */
  public static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + content.length + 4);
    file.put(jpeg, 0, 2).put((byte) 0xFF).put((byte) marker);
    file.putShort((short) (content.length + 2)).put(content).put(jpeg, 2, jpeg.length - 2);
    return file.array();
  }

  /** The head of a PNG that claims a size and has next to nothing. */
  public static byte[] pngClaiming(int width, int height) {
    return pngClaiming(width, height, 8, 2);
  }

  /** The same of a depth in bits and a colour type as PNG numbers them. */
  public static byte[] pngClaiming(int width, int height, int depth, int colours) {
    byte[] png = encoded(halves(2, 2), "png");
    ByteBuffer file = ByteBuffer.wrap(png);
    file.putInt(16, width).putInt(20, height).put(24, (byte) depth).put(25, (byte) colours);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    file.putInt(29, (int) crc.getValue());
    return png;
  }

  /** Two pictures one after the other. */
  public static byte[] movingGif() {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("gif");
    ImageWriter writer = writers.next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (int i = 1; i <= 2; i++) {
        BufferedImage image = halves(8 * i, 8);
        var metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        writer.writeToSequence(new IIOImage(image, null, metadata), null);
      }
      writer.endWriteSequence();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** A reader of the format, to see what an encoded file holds. */
  public static ImageReader reader(String format) {
    return ImageIO.getImageReadersByFormatName(format).next();
  }

  public static byte[] docx() {
    try (XWPFDocument document = new XWPFDocument()) {
      document.createParagraph().createRun().setText("集市管理办法");
      return written(document::write);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public static byte[] xlsx() {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      workbook.createSheet("收费").createRow(0).createCell(0).setCellValue("摊位费");
      return written(workbook::write);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public static byte[] pptx() {
    try (XMLSlideShow show = new XMLSlideShow()) {
      show.createSlide().createTextBox().setText("集市管理办法解读");
      return written(show::write);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public static byte[] pdf() {
    String text =
        """
        %PDF-1.4
        1 0 obj
        <</Type/Catalog/Pages 2 0 R>>
        endobj
        2 0 obj
        <</Type/Pages/Kids[3 0 R]/Count 1>>
        endobj
        3 0 obj
        <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>
        endobj
        trailer
        <</Size 4/Root 1 0 R>>
        startxref
        160
        %%EOF
        """;
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  public static byte[] ofd() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "OFD.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ofd:OFD"
            + " xmlns:ofd=\"http://www.ofdspec.org/2016\" Version=\"1.0\" DocType=\"OFD\">"
            + "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>");
    parts.put("Doc_0/Document.xml", "<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\"/>");
    return zip(parts);
  }

  public static byte[] zip(Map<String, String> parts) {
    return written(
        out -> {
          try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
              zip.putNextEntry(new ZipEntry(part.getKey()));
              zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
          }
        });
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static byte[] written(Writing writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writing.to(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }
}
