package org.gongkai.consultation;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A QR code of the consultation's address, drawn as SVG so that it prints at any size. */
@ApplicationScoped
@DefaultBean
public class LinkCode implements EntryCode {

  // ISO/IEC 18004 asks for four modules of white around the code.
  private static final Map<EncodeHintType, Object> HINTS =
      Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4);

  private final String address;

  LinkCode(
      @ConfigProperty(
              name = "gongkai.consultation-address",
              defaultValue = "${gongkai.feeds.public-url}/v1/consultations/{id}")
          String address) {
    this.address = address;
  }

  @Override
  public Uni<Picture> of(UUID consultationId) {
    String link = address.replace("{id}", consultationId.toString());
    return Uni.createFrom().item(() -> new Picture("image/svg+xml", svg(link)));
  }

  private static String svg(String link) {
    BitMatrix modules = encode(link);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %2$d\" role=\"img\"><title>扫一扫</title><path fill=\"#fff\" d=\"M0 0h%1$dv%2$dH0z\"/><path d=\"%3$s\"/></svg>"
        .formatted(modules.getWidth(), modules.getHeight(), path);
  }

  private static BitMatrix encode(String link) {
    try {
      return new QRCodeWriter().encode(link, BarcodeFormat.QR_CODE, 0, 0, HINTS);
    } catch (WriterException tooLong) {
      throw new IllegalStateException("the address does not fit in a code", tooLong);
    }
  }
}
