package org.gongkai.proof.reads;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What an address answered.
 *
 * @param body a missing node where it is not JSON
 */
record Answer(int status, String text, JsonNode body) {}
