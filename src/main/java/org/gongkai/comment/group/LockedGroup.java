package org.gongkai.comment.group;

import java.util.UUID;

/** A group whose members stay the same until the transaction ends; each of them is locked too. */
public record LockedGroup(UUID id, UUID consultationId) {}
