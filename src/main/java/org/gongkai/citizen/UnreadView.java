package org.gongkai.citizen;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many messages are still unread. */
@Schema(description = "How many messages are still unread")
public record UnreadView(@Schema(examples = "0") long unread) {}
