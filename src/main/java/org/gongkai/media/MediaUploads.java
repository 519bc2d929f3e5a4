package org.gongkai.media;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.media.format.Conversion;
import org.gongkai.media.format.FileFormat;
import org.gongkai.media.format.FileName;
import org.gongkai.media.format.Picture;
import org.gongkai.media.format.Variant;
import org.gongkai.platform.security.Digests;
import org.gongkai.platform.time.Times;

/**
 * Takes files in: checked and converted, then their bytes into the store, then the row. A crash in
 * between leaves bytes that nobody refers to, never a row without bytes.
 */
@ApplicationScoped
class MediaUploads {

  /** Name of the one thread that converts files. */
  static final String CONVERTER = "media-converter";

  private final MediaService media;
  private final MediaStore store;
  private final InstantSource clock;

  /** One conversion at a time: the largest picture takes most of a small instance's memory. */
  private final WorkerExecutor converter;

  MediaUploads(MediaService media, MediaStore store, InstantSource clock, Vertx vertx) {
    this.media = media;
    this.store = store;
    this.clock = clock;
    this.converter = vertx.createSharedWorkerExecutor(CONVERTER, 1);
  }

  /**
   * Keeps a file.
   *
   * @param declared what its sender says it is
   * @param name as its sender calls it
   */
  Uni<Uploaded> keep(FileFormat declared, String name, byte[] file, String by) {
    return converter
        .executeBlocking(() -> Conversion.of(declared, file), false)
        .chain(converted -> keep(converted, name, by));
  }

  private Uni<Uploaded> keep(Conversion converted, String name, String by) {
    String sha256 = Digests.sha256Hex(converted.bytes());
    List<MediaVariantEntity> variants =
        converted.variants().entrySet().stream()
            .map(entry -> row(sha256, entry.getKey(), entry.getValue()))
            .toList();
    return store(sha256, converted)
        .chain(() -> media.add(row(sha256, converted, name, by), variants))
        .chain(added -> media.view(sha256).map(view -> new Uploaded(view, added)));
  }

  private Uni<Void> store(String sha256, Conversion converted) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(
        StoredFile.storeName(sha256, null, converted.format().extension()), converted.bytes());
    converted
        .variants()
        .forEach(
            (variant, picture) ->
                files.put(
                    StoredFile.storeName(sha256, variant.label(), picture.format().extension()),
                    picture.bytes()));
    return Multi.createFrom()
        .iterable(files.entrySet())
        .onItem()
        .transformToUniAndConcatenate(entry -> store.put(entry.getKey(), entry.getValue()))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  private MediaEntity row(String sha256, Conversion converted, String name, String by) {
    MediaEntity file = new MediaEntity();
    file.sha256 = sha256;
    file.kind = converted.format().isImage() ? MediaKind.IMAGE : MediaKind.DOCUMENT;
    file.mediaType = converted.format().mediaType();
    file.extension = converted.format().extension();
    file.bytes = converted.bytes().length;
    file.width = converted.width();
    file.height = converted.height();
    file.name = FileName.of(name, converted.format());
    file.createdBy = by;
    file.createdAt = Times.toMillis(clock.instant());
    return file;
  }

  private static MediaVariantEntity row(String sha256, Variant variant, Picture picture) {
    MediaVariantEntity row = new MediaVariantEntity();
    row.sha256 = sha256;
    row.variant = variant.label();
    row.mediaType = picture.format().mediaType();
    row.extension = picture.format().extension();
    row.bytes = picture.bytes().length;
    row.width = picture.width();
    row.height = picture.height();
    return row;
  }

  /**
   * A file that was uploaded.
   *
   * @param added whether it was not known before
   */
  record Uploaded(MediaView view, boolean added) {}
}
