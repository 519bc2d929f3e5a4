package org.gongkai.sandbox.simulated;

import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gongkai.sandbox.simulated.Multipart.Part;

/** Images of the official account: those of articles' texts, and its library. */
final class WechatMaterials {

  private static final int MEGABYTE = 1024 * 1024;

  private final Set<String> addresses = new HashSet<>();
  private final Set<String> library = new HashSet<>();

  /** {@code POST /cgi-bin/media/uploadimg}: JPEG or PNG under 1 MB. */
  Reply uploadImage(Call call) {
    byte[] image = media(call);
    String type = type(image);
    if (!type.equals("jpeg") && !type.equals("png")) {
      throw new WechatRefusal(40005, "invalid file type");
    }
    if (image.length >= MEGABYTE) {
      throw new WechatRefusal(40009, "invalid image size");
    }
    String address = address(type);
    addresses.add(address);
    return WechatReply.of(new JsonObject().put("url", address));
  }

  /** {@code POST /cgi-bin/material/add_material?type=image}: at most 10 MB. */
  Reply add(Call call) {
    if (!"image".equals(call.query().get("type"))) {
      throw new WechatRefusal(40004, "invalid media type");
    }
    byte[] image = media(call);
    String type = type(image);
    if (type.isEmpty()) {
      throw new WechatRefusal(40005, "invalid file type");
    }
    if (image.length > 10 * MEGABYTE) {
      throw new WechatRefusal(40009, "invalid image size");
    }
    String id = "sandboxImage-" + UUID.randomUUID();
    library.add(id);
    return WechatReply.of(new JsonObject().put("media_id", id).put("url", address(type)));
  }

  /** Whether an article may show an image of this address. */
  boolean isOwn(String address) {
    return addresses.contains(address);
  }

  /** Refuses what is no permanent image (40007). */
  void requireImage(String mediaId) {
    if (!library.contains(mediaId)) {
      throw new WechatRefusal(40007, "invalid media_id");
    }
  }

  private static byte[] media(Call call) {
    if (!call.method().equals("POST")) {
      throw new WechatRefusal(43002, "require POST method");
    }
    List<Part> parts = Multipart.parts(call);
    if (parts.size() != 1
        || !parts.get(0).name().equals("media")
        || parts.get(0).bytes().length == 0) {
      throw new WechatRefusal(41005, "media data missing");
    }
    String filename = parts.get(0).filename();
    if (filename == null || filename.isBlank()) {
      throw new WechatRefusal(41005, "media data missing, no filename");
    }
    return parts.get(0).bytes();
  }

  /** By its first bytes; empty when it is no image. */
  private static String type(byte[] image) {
    if (starts(image, 0xFF, 0xD8, 0xFF)) {
      return "jpeg";
    }
    if (starts(image, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
      return "png";
    }
    return starts(image, 'G', 'I', 'F', '8') ? "gif" : starts(image, 'B', 'M') ? "bmp" : "";
  }

  private static boolean starts(byte[] image, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= image.length || (image[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static String address(String type) {
    String name = UUID.randomUUID().toString().replace("-", "");
    return "http://mmbiz.qpic.cn/mmbiz_" + type + '/' + name + "/0?wx_fmt=" + type;
  }
}
