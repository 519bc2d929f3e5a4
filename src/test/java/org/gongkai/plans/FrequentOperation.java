package org.gongkai.plans;

import java.util.List;

/**
 * Something that is asked often.
 *
 * @param name what it does, in words
 * @param request as a client sends it, or who else asks
 * @param key column by which a list is found; empty for what is no list of something
 * @param indices which it must use; it may use more
 * @param ask sends it once
 */
record FrequentOperation(
    String name, String request, String key, List<String> indices, Runnable ask) {}
