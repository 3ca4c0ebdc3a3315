package org.bonewise.cdshooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A code, the system it is from and its display. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Coding(String system, String code, @Nullable String display) {}
