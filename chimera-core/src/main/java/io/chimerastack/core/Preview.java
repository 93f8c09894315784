package io.chimerastack.core;

import io.chimerastack.core.plan.Plan;

/**
 * A plan and the project that it leads to.
 *
 * @param plan what changes, and why
 * @param project the project as it is once the plan is applied
 */
public record Preview(Plan plan, Project project) {}
