package org.gongkai.nativeimage;

/**
 * An argument of a method that is written as JSON or names the type that JSON is read as.
 *
 * @param owner internal name of the method's class
 * @param descriptor of the method; empty for every method of that name
 * @param argument its place among the arguments, from 0
 */
record Sink(String owner, String method, String descriptor, int argument) {

  /** An argument of every method of that name that has one there. */
  static Sink of(Class<?> owner, String method, int argument) {
    return new Sink(owner.getName().replace('.', '/'), method, "", argument);
  }

  boolean isOf(String calledOwner, String calledMethod, String calledDescriptor) {
    return owner.equals(calledOwner)
        && method.equals(calledMethod)
        && (descriptor.isEmpty() || descriptor.equals(calledDescriptor));
  }
}
