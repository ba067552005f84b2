terraform {
  required_providers {
    qlikcloud = {
      source  = "qlikcloud/qlikcloud"
      version = ">= 0.1.0"
    }
  }
}

# Credentials come from QLIKCLOUD_CLIENT_ID and QLIKCLOUD_CLIENT_SECRET in the environment.
provider "qlikcloud" {
  tenant_url = "https://acme.eu.qlikcloud.com"
  tenants = {
    test = { url = "https://acme-test.eu.qlikcloud.com" }
  }
  allowed_tenants = ["acme*.eu.qlikcloud.com"]
}
