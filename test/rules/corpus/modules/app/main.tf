terraform {
  required_providers {
    qlikcloud = {
      source = "qlikcloud/qlikcloud"
    }
  }
}

variable "name" {
  type = string
}

variable "host" {
  type = string
}

variable "path" {
  type    = string
  default = "/callback"
}

variable "public" {
  type    = bool
  default = false
}

locals {
  origin = "https://${var.host}"
}

resource "qlikcloud_oauth_client" "this" {
  app_type        = var.public ? "spa" : "web"
  client_name     = var.name
  redirect_uris   = ["${local.origin}${var.path}"]
  allowed_origins = var.public ? [local.origin] : []
  allowed_scopes  = ["user_default"]
}

output "client_id" {
  value = qlikcloud_oauth_client.this.client_id
}
