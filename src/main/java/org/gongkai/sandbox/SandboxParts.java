package org.gongkai.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import org.gongkai.platform.security.EmbeddedParts;

/** Tells the checks of the start that the sandbox is here. */
@ApplicationScoped
class SandboxParts implements EmbeddedParts {}
