package org.gongkai.nativeimage;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.io.ObjectInputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Where code looks for something by its name at run time. */
enum LookUps {
  RESOURCE("getResource.*|resources", Class.class, ClassLoader.class),
  BUNDLE("getBundle", ResourceBundle.class),
  SERVICE("load.*", ServiceLoader.class),
  CLASS("forName|loadClass|findClass", Class.class, ClassLoader.class),
  /** Members, annotations and component types, which a native image keeps of registered classes. */
  MEMBER(
      "get(Declared)?(Method|Field|Constructor)s?|getRecordComponents"
          + "|getPermittedSubclasses|newInstance|newProxyInstance|find.*|unreflect.*"
          + "|get(Declared)?Annotations?(ByType)?|isAnnotationPresent",
      Class.class,
      AnnotatedElement.class,
      Array.class,
      Proxy.class,
      MethodHandles.Lookup.class),
  SERIALIZATION("readObject", ObjectInputStream.class);

  private final Pattern methods;

  // A list of List.of.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Class<?>> owners;

  LookUps(String methods, Class<?>... owners) {
    this.methods = Pattern.compile(methods);
    this.owners = List.of(owners);
  }

  /** Methods that do so, as {@code org.gongkai.Type.method}. */
  SortedSet<String> in(JavaClasses classes) {
    SortedSet<String> found = new TreeSet<>();
    for (JavaClass type : classes) {
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        if (unit.getAccessesFromSelf().stream().anyMatch(this::isOne)) {
          found.add(unit.getOwner().getName() + '.' + unit.getName());
        }
      }
    }
    return found;
  }

  private boolean isOne(JavaAccess<?> access) {
    AccessTarget used = access.getTarget();
    return methods.matcher(used.getName()).matches()
        && owners.stream().anyMatch(owner -> used.getOwner().isAssignableTo(owner));
  }
}
