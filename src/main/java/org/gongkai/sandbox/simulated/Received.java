package org.gongkai.sandbox.simulated;

import java.util.Map;

/**
 * A call as it reached a platform.
 *
 * @param contentType empty when it named none
 * @param body a form of several parts byte by byte (ISO 8859-1), everything else as UTF-8
 */
public record Received(String method, Map<String, String> query, String contentType, String body) {}
