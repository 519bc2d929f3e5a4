package org.gongkai.nativeimage;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The texts in methods that look for a resource: its name is one of them, or is put together. */
final class ResourceNames {

  private ResourceNames() {}

  /** By the method, the absolute names that stand in it, without the leading slash. */
  static Map<String, Set<String>> in(JavaClasses classes) {
    Set<String> methods = LookUps.RESOURCE.in(classes);
    Map<String, Set<String>> names = new TreeMap<>();
    for (JavaClass type : classes) {
      if (methods.stream().anyMatch(method -> method.startsWith(type.getName() + '.'))) {
        ClassNode code = ProductionCode.code(type);
        for (MethodNode method : code.methods) {
          String name = type.getName() + '.' + method.name;
          if (methods.contains(name)) {
            names.put(name, texts(method));
          }
        }
      }
    }
    return names;
  }

  private static Set<String> texts(MethodNode method) {
    Set<String> texts = new TreeSet<>();
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof LdcInsnNode constant
          && constant.cst instanceof String text
          && text.startsWith("/")) {
        texts.add(text.substring(1));
      }
    }
    return texts;
  }
}
