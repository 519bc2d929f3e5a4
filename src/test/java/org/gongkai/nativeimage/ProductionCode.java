package org.gongkai.nativeimage;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** The classes that a production package holds: no tests, no sandbox. */
final class ProductionCode {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/org/gongkai/sandbox/"))
          .importPackages("org.gongkai");

  private ProductionCode() {}

  static JavaClasses classes() {
    return CLASSES;
  }

  /** The classes themselves, not initialized. */
  static List<Class<?>> loaded() {
    return CLASSES.stream().<Class<?>>map(JavaClass::reflect).toList();
  }

  /** The instructions of a class. */
  static ClassNode code(JavaClass type) {
    try (InputStream file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      ClassNode code = new ClassNode();
      new ClassReader(file).accept(code, ClassReader.SKIP_DEBUG);
      return code;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
