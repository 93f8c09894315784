package io.chimerastack.core.project;

import io.chimerastack.core.plan.Plan;
import io.chimerastack.core.render.RenderedTree;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one apply writes, or nothing of it.
 *
 * @param plan what happens to the generated files
 * @param desired the whole generated tree, which becomes the base of the next plan
 * @param lockfile what was resolved
 * @param blueprint the new text of {@code chimera.yaml}; null leaves it alone
 * @param env the new {@code .env}; null leaves it alone
 */
public record Revision(
    Plan plan,
    RenderedTree desired,
    Lockfile lockfile,
    @Nullable String blueprint,
    @Nullable EnvFile env) {}
