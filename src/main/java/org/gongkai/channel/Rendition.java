package org.gongkai.channel;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A content as one channel shows it: exactly what is sent.
 *
 * @param fields by the platform's names, in the platform's order; a body of JSON is one field
 * @param images images that go with it, by their address in the media store
 */
@RegisterForReflection
@Schema(description = "A content as one channel shows it: exactly what is sent")
public record Rendition(Map<String, String> fields, List<String> images) {}
