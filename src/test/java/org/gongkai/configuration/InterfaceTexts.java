package org.gongkai.configuration;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The Javadoc of types and of their methods without a body, from the sources, in Markdown. */
final class InterfaceTexts {

  private static final Pattern INLINE =
      Pattern.compile("\\{@(?:code|link|linkplain|value)\\s+((?:[^{}]|\\{[^{}]*})*)}");

  private final Map<String, String> types = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> methods = new LinkedHashMap<>();

  private InterfaceTexts() {}

  static InterfaceTexts read(Collection<Path> sources) throws IOException {
    InterfaceTexts texts = new InterfaceTexts();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        String within = unit.getPackageName() + ".";
        new Reader(texts, trees).scan(unit, within);
      }
    }
    return texts;
  }

  /** What stands above a type; empty for nothing. */
  String of(Class<?> type) {
    return types.getOrDefault(type.getName(), "");
  }

  /** What stands above the methods of a type without a body, in their order; empty for nothing. */
  Map<String, String> methodsOf(Class<?> type) {
    return methods.getOrDefault(type.getName(), Map.of());
  }

  private static final class Reader extends TreePathScanner<@Nullable Void, String> {

    private final InterfaceTexts texts;
    private final DocTrees trees;

    Reader(InterfaceTexts texts, DocTrees trees) {
      this.texts = texts;
      this.trees = trees;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, String within) {
      String name = within + type.getSimpleName();
      texts.types.put(name, markdown(getCurrentPath()));
      return super.visitClass(type, name + "$");
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, String within) {
      if (method.getBody() == null) {
        texts
            .methods
            .computeIfAbsent(
                within.substring(0, within.length() - 1), type -> new LinkedHashMap<>())
            .put(method.getName().toString(), markdown(getCurrentPath()));
      }
      return null;
    }

    private String markdown(TreePath path) {
      String text = trees.getDocComment(path);
      if (text == null) {
        return "";
      }
      String line = text.strip().replaceAll("\\s+", " ");
      return INLINE.matcher(line).replaceAll("`$1`").replace("|", "\\|");
    }
  }
}
