package io.restassured.internal.path.json;

import static io.restassured.internal.common.assertion.AssertionSupport.attributeGetter;
import static io.restassured.internal.common.assertion.AssertionSupport.classKeyword;
import static io.restassured.internal.common.assertion.AssertionSupport.escapePath;
import static io.restassured.internal.common.assertion.AssertionSupport.hyphen;
import static io.restassured.internal.common.assertion.AssertionSupport.integer;
import static io.restassured.internal.common.assertion.AssertionSupport.properties;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import io.restassured.internal.common.assertion.Assertion;
import io.restassured.internal.common.assertion.PathFragmentEscaper;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * Stands before REST Assured's class of this name on the class path of the tests, and reads the
 * same: but a path is compiled once. REST Assured compiles it each time that a value is read, which
 * took more than half of the time of all tests of the API.
 */
public class JSONAssertion implements Assertion {

  private static final String ROOT = "restAssuredJsonRootObject";

  /** Groovy says of what it makes no more than that it is an object. */
  private static final PathFragmentEscaper[] ESCAPERS =
      Stream.of(hyphen(), attributeGetter(), integer(), properties(), classKeyword())
          .map(PathFragmentEscaper.class::cast)
          .toArray(PathFragmentEscaper[]::new);

  private static final Map<String, Class<? extends Script>> SCRIPTS = new ConcurrentHashMap<>();

  private String key = "";
  private Map<String, Object> params = Map.of();

  /** Sets the path. */
  public void setKey(String key) {
    this.key = key;
  }

  /** Sets what the path names beside the document; null for nothing. */
  public void setParams(Map<String, Object> params) {
    this.params = params == null ? Map.of() : params;
  }

  /**
   * Reads the path.
   *
   * @param object the document
   * @param config of no meaning here
   * @return null where the document has nothing there
   * @throws IllegalArgumentException the path is none
   */
  @Override
  public Object getResult(Object object, Object config) {
    if (key.isEmpty() || key.equals("$")) {
      return object;
    }
    Map<String, Object> names = new HashMap<>(params);
    names.put(ROOT, object);
    try {
      Class<? extends Script> script = SCRIPTS.computeIfAbsent(key, JSONAssertion::compile);
      return InvokerHelper.createScript(script, new Binding(names)).run();
    } catch (MissingPropertyException nothing) {
      return null;
    } catch (NullPointerException nothing) {
      return nothingOrFailure(nothing);
    }
  }

  private static Object nothingOrFailure(NullPointerException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.endsWith("on null object")) {
      return null;
    }
    throw new IllegalArgumentException(message, failure);
  }

  private static Class<? extends Script> compile(String path) {
    String escaped = String.valueOf(escapePath(path, ESCAPERS));
    String separator = escaped.matches("\\[-?\\d+].*") ? "" : ".";
    try {
      return new GroovyShell().parse(ROOT + separator + escaped).getClass();
    } catch (CompilationFailedException failure) {
      throw new IllegalArgumentException(failure.getMessage(), failure);
    }
  }

  @Override
  public String description() {
    return "JSON path";
  }
}
