package org.gongkai.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An image as {@code docker load} reads it: a manifest, a configuration, and layers. */
final class ImageTar {

  private final JsonNode configuration;
  private final List<byte[]> layers = new ArrayList<>();

  private ImageTar(Map<String, byte[]> files) throws IOException {
    ObjectMapper json = new ObjectMapper();
    JsonNode image = json.readTree(files.get("manifest.json")).get(0);
    configuration = json.readTree(files.get(image.path("Config").asText()));
    for (JsonNode layer : image.path("Layers")) {
      layers.add(Objects.requireNonNull(files.get(layer.asText())));
    }
  }

  static ImageTar of(Path file) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(Files.newInputStream(file))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        files.put(entry.getName(), tar.readAllBytes());
      }
    }
    return new ImageTar(files);
  }

  /** How a container is started. */
  JsonNode container() {
    return configuration.path("config");
  }

  int layers() {
    return layers.size();
  }

  /** Every entry of every layer, from the lowest to the uppermost. */
  void forEach(EntryVisitor visitor) throws IOException {
    for (byte[] layer : layers) {
      try (TarArchiveInputStream tar =
          new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(layer)))) {
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
          visitor.visit(entry, tar);
        }
      }
    }
  }

  /** Writes the files below a folder, as a container sees them. */
  void extract(Path root) throws IOException {
    forEach(
        (entry, content) -> {
          Path file = root.resolve(entry.getName()).normalize();
          if (!file.startsWith(root)) {
            throw new IOException(entry.getName() + " is outside of the image");
          }
          if (entry.isDirectory()) {
            Files.createDirectories(file);
          } else {
            Files.createDirectories(file.getParent());
            Files.copy(content, file);
          }
        });
  }

  /** Looks at one entry. */
  interface EntryVisitor {
    void visit(TarArchiveEntry entry, InputStream content) throws IOException;
  }
}
