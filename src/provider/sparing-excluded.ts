import type { ModelOf, Resource, Schema } from '../framework'
import type { Tenants } from './tenants'

type Model = ModelOf<Schema>

/**
 * The resource, save that whatever is in an excluded tenant stays as the state has it: it is not read, and no change of
 * it is planned. To make or destroy it is planned, since Terraform knows no other plan for that, and refused at apply.
 */
export function sparingExcluded(resource: Resource<Tenants>): Resource<Tenants> {
  const isSpared = (model: Model, tenants: Tenants): boolean => {
    const tenant = model['tenant']
    return tenant !== undefined && tenants.isExcluded(tenant)
  }

  return {
    ...resource,

    async plan(request, context) {
      const { prior, config, planned } = request
      const models = prior === undefined ? [planned] : [prior, planned]
      if (models.some((model) => isSpared(model, context.provider)))
        return {
          planned: prior === undefined ? planned : kept(resource.schema, prior, config, planned),
          diagnostics: [],
        }
      return resource.plan === undefined ? { planned, diagnostics: [] } : resource.plan(request, context)
    },

    async planDestroy(prior, context) {
      if (resource.planDestroy === undefined || isSpared(prior, context.provider)) return []
      return resource.planDestroy(prior, context)
    },

    async read(request, context) {
      return isSpared(request.state, context.provider)
        ? { state: request.state, diagnostics: [] }
        : resource.read(request, context)
    },
  }
}

/** The prior values, as far as a plan may keep them: what was taken out of the configuration has to go. */
function kept({ attributes }: Schema, prior: Model, config: Model, planned: Model): Model {
  return Object.fromEntries(
    Object.entries(planned).map(([name, value]) => {
      const mustGo = config[name]?.kind === 'null' && attributes[name]?.mode === 'optional'
      return [name, mustGo ? value : (prior[name] ?? value)]
    }),
  )
}
