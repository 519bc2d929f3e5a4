package org.gongkai.media;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files in a folder, 256 folders of them. A file is written beside its place, forced to the disk
 * and then moved there in one step: what a crash leaves in {@code incoming} is never served and may
 * be removed.
 */
@ApplicationScoped
class LocalMediaStore implements MediaStore {

  private static final Pattern NAME =
      Pattern.compile("[0-9a-f]{64}(?:-[a-z]{1,20})?\\.[a-z0-9]{1,10}");

  private final Path folder;
  private final Vertx vertx;

  LocalMediaStore(MediaConfig config, Vertx vertx) {
    this.folder = Path.of(config.folder()).toAbsolutePath().normalize();
    this.vertx = vertx;
  }

  @Override
  public Uni<Void> put(String name, byte[] bytes) {
    Path place = place(name);
    return vertx
        .executeBlocking(
            () -> {
              write(place, bytes);
              return place;
            },
            false)
        .replaceWithVoid();
  }

  @Override
  public Uni<@Nullable Path> get(String name) {
    Path place = place(name);
    return exists(name).map(found -> found ? place : null);
  }

  @Override
  public Uni<Boolean> exists(String name) {
    return vertx.fileSystem().exists(place(name).toString());
  }

  @Override
  public Uni<Void> delete(String name) {
    Path place = place(name);
    return vertx.executeBlocking(() -> Files.deleteIfExists(place), false).replaceWithVoid();
  }

  /**
   * Tries whether files can be kept.
   *
   * @throws IllegalStateException that names the setting
   */
  void requireWritable() {
    try {
      Files.createDirectories(incoming());
      Files.delete(Files.createTempFile(incoming(), "start-", null));
    } catch (IOException unwritable) {
      throw new IllegalStateException(
          "No files can be kept in " + folder + "; see the setting gongkai.media.folder",
          unwritable);
    }
  }

  private Path incoming() {
    return folder.resolve("incoming");
  }

  private Path place(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of a file");
    }
    return folder.resolve(name.substring(0, 2)).resolve(name);
  }

  private void write(Path place, byte[] bytes) throws IOException {
    Path parent = folder.resolve(place.getName(place.getNameCount() - 2));
    Files.createDirectories(incoming());
    Files.createDirectories(parent);
    Path written = Files.createTempFile(incoming(), "file-", null);
    try (FileChannel file = FileChannel.open(written, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        if (file.write(rest) < 0) {
          throw new UncheckedIOException(new IOException("file closed"));
        }
      }
      file.force(true);
    }
    Files.move(written, place, StandardCopyOption.ATOMIC_MOVE);
    // The name, too, outlives a loss of power.
    try (FileChannel names = FileChannel.open(parent, StandardOpenOption.READ)) {
      names.force(true);
    }
  }
}
