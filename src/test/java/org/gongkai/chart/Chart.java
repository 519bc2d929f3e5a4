package org.gongkai.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The chart of this repository, handed to real Helm. What is written on the way is in target. */
final class Chart {

  static final Path BASE = Path.of(System.getProperty("gongkai.basedir", ".")).toAbsolutePath();
  static final Path FOLDER = BASE.resolve("helm/gongkai").normalize();

  private static final Path EXAMPLES = BASE.resolve("helm/examples");

  /** The oldest that the chart is for. */
  private static final String KUBERNETES = "1.30.0";

  /** This annotation makes a hook of an object, and the library renders everything but hooks. */
  private static final String HOOK = "helm.sh/hook";

  private static final String DISGUISED = "disguised.example/hook";

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** What an installation has to give, and no more. */
  static final String MINIMUM =
      """
      organisation: {unitCode: "000000000", publisher: 青禾镇人民政府}
      publicUrl: https://gongkai.example.cn
      evidenceOrigin: gongkai.example.cn/evidence
      existingSecret: gongkai
      migration: {existingSecret: gongkai-owner}
      database: {host: postgresql, caSecret: {name: database-ca}}
      redis: {urls: ["rediss://redis:6379"]}
      oidc: {authServerUrl: "https://id.example.cn/realms/staff"}
      media: {existingClaim: gongkai-media}
      """;

  private Chart() {}

  /** Every example file of values. */
  static List<Path> examples() {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * The objects of the chart.
   *
   * @param values files, the later before the earlier
   * @throws IllegalStateException with Helm's message, when it refuses
   */
  static List<ObjectNode> render(Path... values) {
    return rendered(FOLDER, values);
  }

  /** The objects of the least that an installation has to give, and of what changes it. */
  static List<ObjectNode> renderMinimumWith(String values) {
    return render(file(MINIMUM), file(values));
  }

  /** The objects of another folder with a chart. */
  static List<ObjectNode> rendered(Path folder, Path... values) {
    TemplateCommand template =
        new Helm(withHooksAsObjects(folder))
            .template()
            .withName("gongkai")
            .withNamespace("gongkai")
            .withKubeVersion(KUBERNETES);
    for (Path file : values) {
      template.withValuesFile(file);
    }
    return objects(template.call().replace(DISGUISED, HOOK));
  }

  /** A file that holds a text of YAML. */
  static Path file(String values) {
    try {
      return Files.writeString(
          Files.createTempFile(Files.createDirectories(target()), "values-", ".yaml"), values);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** What the operator reads after an installation. */
  static String notes(Path... values) {
    InstallCommand install =
        new Helm(FOLDER)
            .install()
            .clientOnly()
            .dryRun()
            .withDryRunOption(DryRun.CLIENT)
            .withName("gongkai")
            .withNamespace("gongkai")
            .withKubeVersion(KUBERNETES);
    for (Path file : values) {
      install.withValuesFile(file);
    }
    String output = install.call().getOutput();
    return output.substring(output.indexOf("NOTES:"));
  }

  /** What Helm's lint says; it takes its values from the chart alone, so they are written there. */
  static LintResult lint(Path values) {
    try {
      Path copy = copy();
      ObjectNode merged = (ObjectNode) YAML.readTree(copy.resolve("values.yaml").toFile());
      JsonNode changes = YAML.readTree(values.toFile());
      if (changes instanceof ObjectNode given) {
        merge(merged, given);
      }
      YAML.writeValue(copy.resolve("values.yaml").toFile(), merged);
      return new Helm(copy).lint().strict().call();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The values that the chart brings. */
  static JsonNode defaults() {
    return tree(FOLDER.resolve("values.yaml"));
  }

  static JsonNode tree(Path yaml) {
    try {
      return YAML.readTree(yaml.toFile());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path withHooksAsObjects(Path folder) {
    Path copy = copy(folder);
    try (Stream<Path> templates = Files.list(copy.resolve("templates"))) {
      for (Path template : templates.toList()) {
        String text = Files.readString(template);
        Files.writeString(template, text.replace(HOOK, DISGUISED));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return copy;
  }

  /** A copy of the chart that a test may change. */
  static Path copy() {
    return copy(FOLDER);
  }

  private static Path copy(Path folder) {
    try {
      Path copy =
          Files.createTempDirectory(Files.createDirectories(target()), "chart-").resolve("gongkai");
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Path to = copy.resolve(folder.relativize(file).toString());
              Files.createDirectories(to.getParent());
              Files.copy(file, to);
              return FileVisitResult.CONTINUE;
            }
          });
      return copy;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path target() {
    return BASE.resolve("target/chart");
  }

  /** As Helm merges values: objects by their keys, everything else as a whole, null takes away. */
  private static void merge(ObjectNode into, ObjectNode changes) {
    changes
        .properties()
        .forEach(
            change -> {
              JsonNode there = into.get(change.getKey());
              if (change.getValue().isNull()) {
                into.remove(change.getKey());
              } else if (there instanceof ObjectNode object
                  && change.getValue() instanceof ObjectNode inner) {
                merge(object, inner);
              } else {
                into.set(change.getKey(), change.getValue());
              }
            });
  }

  private static List<ObjectNode> objects(String yaml) {
    try (MappingIterator<JsonNode> documents =
        YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      List<ObjectNode> objects = new ArrayList<>();
      while (documents.hasNext()) {
        if (documents.next() instanceof ObjectNode object) {
          objects.add(object);
        }
      }
      return objects;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
